// How the JavaScript reader of version 1 reads every table: by name, the rows and the kinds of value of each column.
import { createRequire } from "node:module";
const { Package } = createRequire(`${process.argv[3]}/`)("datapackage");
const told = {};
for (const resource of (await Package.load(process.argv[2])).resources) {
  const rows = await resource.read({ keyed: true });
  const kinds = {};
  for (const row of rows)
    for (const [name, value] of Object.entries(row))
      if (value !== null) kinds[name] = value instanceof Date ? "date" : typeof value;
  told[resource.name] = [rows.length, kinds];
}
console.log(JSON.stringify(told));
