{# Each table with its keys, NOT NULL and CHECK, which NULL passes; and an index on each foreign key but the one that
begins the primary key. #}
{% set holds = {
  "boolean": "%s IN (0, 1)", "integer": "typeof(%s) IN ('integer', 'null')", "year": "typeof(%s) IN ('integer', 'null')",
  "number": "typeof(%s) IN ('integer', 'real', 'null')",
  "date": "%s GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
} %}
{% for table in package %}
CREATE TABLE "{{ table.name }}" (
{% for field in table.fields %}
{% set is_key = field.name in table.primary_key %}
  "{{ field.name }}" {{ types.get(field.type, "TEXT") }}{{ " NOT NULL" if is_key or field.constraints.required }}{{ " UNIQUE" if field.constraints.unique and not is_key }}
{%- if field.type in holds %} CHECK ({{ holds[field.type]|format(field.name) }}){% endif %}
{% if field.constraints.minimum is not none %} CHECK ({{ field.name }} >= {{ field.constraints.minimum }}){% endif %}
{% if field.codes %} CHECK ({{ field.name }} IN ({% for code in field.codes %}'{{ code|replace("'", "''") }}'{{ ", " if not loop.last }}{% endfor %})){% endif %},
{% endfor %}
{% for columns in table.unique_keys %}
  UNIQUE ({{ columns|join(", ") }}),
{% endfor %}
{% for key in table.foreign_keys %}
  FOREIGN KEY ("{{ key.field }}") REFERENCES "{{ key.resource }}" ("{{ package.table(key.resource).key }}"),
{% endfor %}
  PRIMARY KEY ({{ table.primary_key|join(", ") }})
);
{% for key in table.foreign_keys if key.field != table.key %}
CREATE INDEX "{{ table.name }}_{{ key.field }}" ON "{{ table.name }}" ("{{ key.field }}");
{% endfor %}
{% endfor %}
{# What only the site's pages need: what each code and each row is called; questions and columns, which are searched. #}
CREATE TABLE site_codes (
  of_table TEXT NOT NULL, of_column TEXT NOT NULL, code TEXT NOT NULL, label_en TEXT NOT NULL, label_vi TEXT NOT NULL,
  PRIMARY KEY (of_table, of_column, code)
) WITHOUT ROWID;
CREATE TABLE site_labels (
  of_table TEXT NOT NULL, key TEXT NOT NULL, label_en TEXT NOT NULL, label_vi TEXT NOT NULL,
  PRIMARY KEY (of_table, key)
) WITHOUT ROWID;
{% for name in ["site_questions", "site_columns"] %}
CREATE TABLE {{ name }} (key TEXT PRIMARY KEY, name, title_en, title_vi, description_en, description_vi);
{% endfor %}
