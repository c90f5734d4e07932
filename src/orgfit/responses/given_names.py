"""Given names that are common in many places and hardly ever mean anything else: masked wherever they stand."""

from __future__ import annotations

from typing import Final

LISTED: Final = """
aaron abdul abdullah achim adam adrian adriana agnes ahmad ahmed aisha alain alan albert alberto alejandro
alessandro alex alexander alexandra alexandre alfred ali alice alicia alison amanda amelia amina amir amy ana
anders andrea andreas andrew andrzej andré angela angelika anil anita anja anke ann anna annalena anne annette
annika anthony antje anton antonio arjun arne astrid axel barbara bart beate beatrice beatriz ben benedikt
benjamin bernard bernd bernhard bettina birgit bob boris brandon brenda brian brigitte britta bruno camilla
carina carl carla carlos carmen carol carolina caroline carsten catherine cem charles chiara chidi chris christa
christel christiane christina christine christoph christophe christopher claire clara clarence claudia clémence
connie constance cornelia craig cristina cynthia cédric dagmar daniel daniela danielle dave david deborah debra
denise deniz dennis diana diego dieter dietmar dimitri dirk dominik dominique donald donna dora doris dorothea
doug douglas edgar edith eduardo edward eileen elena eleonore elias elif elisabeth elizabeth elke ellen emil
emily emma emre enrique eric erica erich erik erika erin ernst esther eugen eva evelyn fabian fabio fabrice
fatima fatma felipe ferdinand fernando filip fiona francesca francesco francisco franz françois françoise frauke
freddy frederik freya friederike friedrich gabi gabriel gabriela gabriele gareth gary geoffrey georg george
gerald gerd gerhard gert giovanni giulia giuseppe goran graham greg gregor gregory greta guido guillaume gustav
günter günther hakan hamza hanna hannah hanne hannes hans harald harriet hasan hassan heidi heike heiko heiner
heinrich heinz helen helena helga helmut hendrik henning henri henrik henry herbert hermann hilde holger horst
howard hubert hugo hussein hüseyin ian ibrahim ignacio igor ilona ilse imran ines inga inge ingo ingrid irene
irina isabel isabella isabelle ismail ivan ivana ivo jacob jacqueline jacques jakob jakub james jan jana jane
janet janine jason javier jean jeff jeffrey jennifer jenny jens jeremy jerry jessica jill jim joachim joan
joanna joanne johan johann johanna johannes john jonas jonathan jordi jorge josef josefine joseph joshua josé
joão juan juanita judith judy julia julian julie julien jutta jörg jörn jürgen kai kamil karen karim karin
karina karl karsten kasper katarina katarzyna kate katharina katherine kathleen kathrin kathy katja katrin kelly
ken kenneth kerstin kevin khalid kiran klara klaus kofi konrad konstantin krzysztof kumar kurt lara larissa lars
laura lauren laurence laurent lawrence lea leila lena leon leonard leonie leticia lewis liam linda lindsay lisa
liselotte lothar louis louise luca lucas lucia luis luisa lukas luke lutz maarten maciej magdalena maike malte
manfred manuel manuela marc marcel marco marcus margaret margarete margit maria mariam marianne marie marina
mario marion markus marta martha martin martina marvin mary mateusz mathias matteo matthew matthias maurice
mehmet meike melanie melissa michael michaela michal michel michelle miguel mike milan milena minh miriam mirjam
mohamed mohammad mohammed monica monika moritz muhammad mustafa nadine nadja nancy natalia natalie nathalie
nathan neil nick nicola nicolas nicole niels niklas nikolai nils nina noah nora norbert olaf oleg olga oliver
olivia olivier omar oscar oskar ottmar otto pamela paolo pascal patricia patrick paul paula paulina pavel pedro
peggy peter petra philip philipp philippe phillip pierre piotr priya rachel rafael rainer raj rajesh ralf ralph
ramón raphael rashid raymond rebecca reinhard renate rené ricardo richard rita robert roberto robin roger roland
rolf ronald ronny rosemarie rudi rudolf rui ruth ryan sabine sabrina sally salma samantha samir samuel sandra
sanjay sanne sara sarah sascha scott sean sebastian selma serena sergio severin sharon shirley sibylle siegfried
sigrid silke silvia simone sofia sofie sonja sophia sophie stefan stefanie steffen steffi stephan stephanie
stephen steve steven stuart sunil susan susanna susanne sven svenja swen sybille sylvia sylvie sören tanja
tatjana terence terrance thea theo theresa therese thierry thomas thorsten tilman tim timothy tina tobias tom
tomasz toni tony torsten tracey tristan ulrich ulrike ursula ute uwe valentina valerie vanessa vera verena
veronica veronika viktor viktoria vincent vivek volker walter waltraud wanda wayne wendy werner wiebke wilfried
wilhelm willi william winfried wojciech wolfgang yasmin yusuf yves yvonne zoe çağla ömer özlem
"""
GIVEN_NAMES: Final = frozenset(LISTED.split())
