import pandas as pd

figures = pd.read_csv("{{ home }}static/downloads/figures_{{ lang }}.csv")
print(figures[["figure", "value", "lower_bound", "upper_bound", "as_written"]])

money = pd.read_json("{{ home }}{{ site.database }}/money_{{ lang }}.json?_shape=array")
print(money[["figure", "goes_with", "certainty"]])
