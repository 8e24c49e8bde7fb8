curl -sS '{{ home }}{{ site.database }}/figures_{{ lang }}.json?_shape=array&lower_bound__gte=1000'
curl -sS '{{ home }}{{ site.database }}/money_{{ lang }}.json?_shape=array'
curl -sS --remote-name '{{ home }}static/downloads/figures_{{ lang }}.csv'
