"""Words that begin with a capital and are no names: how sentences begin, what is written large, what work is about.

All in small letters. They keep masking from taking ordinary text for the name of a person.
"""

from __future__ import annotations

from typing import Final

ENGLISH: Final = """
a about above after again against all almost already also although always am an and another any anybody anyone
anything are around as ask at away back be because been before being below better between both bring but buy by call
can change clear communicate could create did do does doing done dont down during each either else encourage enough
even every everybody everyone everything few fewer find first fix for free from get give given go good got great had
has have having he help helpful hello her here hers hi high him his honest honestly hopefully how however i if in
increase instead into introduce invite is it its just keep kind last lack lead least less let lets like listen little
long look low make making many may maybe me mine more most much must my need needs never new next no nobody none nor
not nothing now of off often old on once one only open or other others our ours out over own perhaps please provide
put quite rather really reduce remove right same say second see send share she should show simple since small so some
somebody someone something sometimes soon start still stop strong such support take talk tell than thank thanks that
the their them then there these they thing things this those though three through thus time to together too train
treat trust try two under until up us use very want was we well were what when where whether which while who whole
whom why will wish with within without work working would write yes yet you your yours
"""
GERMAN: Final = """
ab aber alle allem allen aller alles als also am an ander andere anderen anfang auch auf aus ausser außer bei beide
beim bereich besser bessere besserer besseres bin bis bitte da dabei dafür dagegen damit danach danke dann daran darauf
das dass daß dazu dein dem den denn der des deshalb die dies diese diesem diesen dieser dieses doch dort du durch ein
eine einem einen einer eines einfach einige ende endlich er erst es etwas euch euer euro fehlende für ganz gar gegen
gelegentlich genau gern gerne gibt gut gute guten guter gutes habe haben hat hatte hier hin hinter ich ihm ihn ihr ihre
im immer in ins ist ja jahr jahre jede jeden jeder jedes jetzt kann kein keine keinen keiner klare klarere klarer
können könnte kollege kollegen kollegin kolleginnen leider leute liebe lieber man manche manchmal mehr mein meine
meiner meist meistens mich mir mit mitte möchte muss nach nachdem nein neue neuer neues nicht nichts nie niemand noch
nun nur ob oder oft ohne prozent schnelle schnellere schon sehr seit sich sie sind so sobald sollte sollten sondern
sonst stand standort stets stunden tage team thema trotz über um und uns unser unsere unter viel viele vielen vielleicht
vom von vor wann war wäre waren warum was weil weiter weitere wenig wenige weniger wenn wer werden wie wieder wir wird
wo wurde wünsche zeit ziel ziele zu zum zur zwischen
"""
ROMANCE: Final = """
au aux avec avoir beaucoup bien bon bonne car ce cela ces cette chaque chez comme dans de depuis des donc du elle en
encore entre est et être faire faut il ils je la le les leur leurs lors mais merci même mes mieux moins mon ne nos notre
nous ou où par parce pas peu plus pour pourquoi quand que quelques qui sans se ses si son sont sous souvent sur tous
tout toute toutes très trop tu un une vos votre vous y
a al algunos antes así aunque bueno cada como con cuando cuanto de del desde donde el ella ellos en entre es esta este
esto falta gracias hay la las lo los más me mejor mi muchas mucho muchos muy nada no nos nosotros nuestra nuestro nunca
otra otro para pero poco por porque que quien se ser si sí siempre sin sobre somos son su sus también tener todas todo
todos un una y ya
alla anche che ci con da dei della di dove e gli grazie ho il io la loro ma meno molto ne nel nella noi non nostra
nostro per perché più poi quando questo qui sempre si sono tra troppo tutti tutto un una
"""
DUTCH: Final = """
aan al alle altijd bij dan dat de deze die dit door een en er geen graag goed het hij hoe ik in is je kan maar meer
meestal met mijn minder moet na naar niet niets nog nu of om onder ons onze ook op over te tijd tot uit van veel voor
waar waarom wat we wel werk wij wordt ze zeer zij zijn zo zonder
"""
CALENDAR: Final = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december spring summer autumn fall winter christmas easter morning afternoon evening today tomorrow
yesterday week weeks month months year years quarter
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz mai juni juli oktober
dezember frühling sommer herbst weihnachten ostern woche wochen monat monate quartal
lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août septembre octobre
novembre décembre noël lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio
agosto septiembre octubre noviembre diciembre
"""
WORK: Final = """
account accounts administration analytics annual area board boss bosses branch budget building business care career
case center central centre chief child class coffee colleague colleagues committee company contact control core
corporate cost council course culture customer customers daily data day deadline delivery department design desk
digital director directors division e-mail east email employee employees engineering equal event excellence executive
external factory family feedback field finance flexible floor focus front fun fund future general goal goals group
growth hall head health hours house human idea ideas internal internet intranet job lab law leader leaders learning
legal level life line link local logistics lunch machine mail main maintenance manager managers market marketing master
meeting meetings member members mentor mobile model money national network news north office officer online operations
operator order orders pack parking part party pay people personnel phone plan planning plant point policy portal price
product production products program programme project projects public purchasing quality question questions region
regional report reporting reports research resource resources retail review room rules safety sales school screen
section security senior service services shift shop site social software south special staff state steering stock store
strategy street supervisor supply survey system systems target task tasks teams tech technical technology test the
ticket tool tools top town trade training transport travel trust union unit units university update value values
version vice video vision voice web website wellbeing west workplace workshop
abteilung abteilungen angebot arbeit arbeitsplatz aufgaben auftrag ausbildung austausch betrieb betriebsrat büro chef
chefs einkauf feierabend filiale firma frage fragen führung geduld gehalt geld geschäft gespräche gruppe haus herren
homeoffice hotline idee ideen information informationen kaffee kantine konzern kunde kunden kundendienst lager lager
leiter leitung lieferant lieferanten lob lohn menschen mitarbeiter mitarbeiterin mitarbeiterinnen montage parkplatz
pause pausen personal personalabteilung plan planung preis problem probleme produkt produkte produktion projekt
projekte prozess prozesse qualität raum regeln respekt schicht schulung schulungen spaß spass stress struktur support
system systeme technik teamarbeit termin termine überstunden umgang urlaub verkauf verständnis vertrauen vertrieb
verwaltung vorgesetzte vorgesetzten vorstand vorteil weg weiterbildung werk wertschätzung zukunft zusammenarbeit
"""
NAMES_OF_THINGS: Final = """
access adobe africa african amazon america american android apple asia asian atlantic austria austrian azure belgian
belgium berlin brazil britain british canada canadian chinese china chrome cloud confluence covid danish denmark dutch
edge england english europe european excel exchange explorer finland finnish forms france french german germany github
google greece hungarian iceland india indian intel internet ireland irish italian italy japan japanese jira kingdom
latin linux london luxembourg macbook microsoft middle netherlands norway norwegian oracle outlook pacific paris poland
polish portugal portuguese power powerpoint russia russian salesforce sap scotland sharepoint skype slack spain spanish
states sweden swedish swiss switzerland teams turkey turkish united vienna wales webex whatsapp windows word york
zealand zoom zurich zürich
deutsch deutsche deutschen deutscher deutschland österreich schweiz europa frankreich italien spanien england
"""
ORDINARY: Final = frozenset(" ".join((ENGLISH, GERMAN, ROMANCE, DUTCH, CALENDAR, WORK, NAMES_OF_THINGS)).split())
# Longer words that end so are hardly ever names.
ENDINGS: Final = (
    *("tion", "tions", "ment", "ments", "ness", "ity", "ities", "ship", "ance", "ence", "ingly", "ally", "fully"),
    *("able", "ible", "ively", "ously", "less", "ful", "ality", "ware", "wide", "based", "ised", "ized", "ising"),
    *("ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "tät", "zeit", "zeiten", "arbeit", "weise"),
    *("ismus", "liche", "lichen", "licher", "liches", "mäßig", "ción", "ciones", "miento", "mente", "zione", "idad"),
    *("ements", "teurs", "elijk", "heid"),
)
ENDING_FROM: Final = 7
# Unmistakable signs of German, where every noun has a capital.
SIGNS: Final = """
aber auch auf beim dass der eine einem einen einer für gibt haben ich ihre ist kann keine können mehr nach nicht nur
oder sehr sich sind sollte und uns unser unsere vom von weil weniger wenn werden wie wir wird wäre zum zur zwischen
"""
SIGNS_OF_GERMAN: Final = frozenset(SIGNS.split())
