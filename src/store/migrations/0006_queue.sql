-- pg-boss keeps its tables in a schema of the application's own; it makes and changes them itself.
create schema pgboss authorization bancheng_app;
