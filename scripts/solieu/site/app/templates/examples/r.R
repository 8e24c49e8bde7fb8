options(scipen = 999)
figures <- read.csv("{{ home }}static/downloads/figures_{{ lang }}.csv", encoding = "UTF-8")
print(figures[c("figure", "value", "lower_bound", "upper_bound", "as_written")])
