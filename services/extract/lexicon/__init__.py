"""Language data: one folder a language, one concern a TOML file. Code reads it through `loading` and `inflection`."""
