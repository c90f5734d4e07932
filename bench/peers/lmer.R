# Rscript lmer.R FILE RUNS: fits y ~ 1 + (1 | unit) with lme4 and tells the estimates and the seconds of each fit.
# FILE has lines "unit,y". Reading it and making the factor are not timed.
arguments <- commandArgs(trailingOnly = TRUE)
suppressPackageStartupMessages(library(lme4))
columns <- scan(arguments[1], what = list(unit = integer(), y = double()), sep = ",", quiet = TRUE)
people <- data.frame(unit = factor(columns$unit), y = columns$y)

told <- function(...) cat(sprintf("%.17g", c(...)), "\n")

sharp <- lmer(y ~ 1 + (1 | unit), people, control = lmerControl(
  optimizer = "bobyqa", optCtrl = list(rhobeg = .01, rhoend = 1e-10, maxfun = 1e5)))
cat(R.version$major, ".", R.version$minor, " lme4 ", as.character(packageVersion("lme4")), "\n", sep = "")
told(fixef(sharp), sqrt(vcov(sharp)[1, 1]), VarCorr(sharp)$unit[1, 1], sigma(sharp)^2, as.numeric(logLik(sharp)))

invisible(lmer(y ~ 1 + (1 | unit), people))
for (run in seq_len(as.integer(arguments[2]))) {
  seconds <- system.time(lmer(y ~ 1 + (1 | unit), people), gcFirst = TRUE)
  told(seconds[["elapsed"]], seconds[["user.self"]] + seconds[["sys.self"]])
}
