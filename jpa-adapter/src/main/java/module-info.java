/** The storage ports over Jakarta Persistence. */
// The packages of the scripts have no classes.
@SuppressWarnings("opens")
module org.chaland.jpa {
    requires transitive jakarta.persistence;
    requires transitive org.chaland.spi;
    requires java.sql;

    exports org.chaland.jpa;

    // For the entities, which are not public. Unqualified, because any persistence provider may read them.
    opens org.chaland.jpa;

    // The host's migration tool does not find the scripts otherwise.
    opens org.chaland.jpa.schema.v1.h2;
    opens org.chaland.jpa.schema.v1.mariadb;
    opens org.chaland.jpa.schema.v1.postgresql;
}
