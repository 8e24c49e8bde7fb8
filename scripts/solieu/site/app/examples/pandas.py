import pandas as pd

figures = pd.read_csv("{homepage}static/downloads/figures_{lang}.csv")
print(figures[["figure", "value", "lower_bound", "upper_bound", "as_written"]])

money = pd.read_json("{homepage}{database}/money_{lang}.json?_shape=array")
print(money[["figure", "goes_with", "certainty"]])
