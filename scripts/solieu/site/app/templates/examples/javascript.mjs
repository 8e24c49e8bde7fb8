const answer = await fetch("{{ home }}{{ site.database }}/figures_{{ lang }}.json?_shape=array&doubts__gt=2");
for (const { figure, lower_bound, upper_bound, as_written } of await answer.json()) {
  console.log(figure, lower_bound, upper_bound, as_written);
}
