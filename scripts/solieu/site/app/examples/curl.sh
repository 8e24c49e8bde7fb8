curl -sS '{homepage}{database}/figures_{lang}.json?_shape=array&lower_bound__gte=1000'
curl -sS '{homepage}{database}/money_{lang}.json?_shape=array'
curl -sS --remote-name '{homepage}static/downloads/figures_{lang}.csv'
