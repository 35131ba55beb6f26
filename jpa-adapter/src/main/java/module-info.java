/** The storage ports over Jakarta Persistence. */
// No class lies beside the scripts.
@SuppressWarnings("opens")
module org.chaland.jpa {
    requires transitive jakarta.persistence;
    requires transitive org.chaland.spi;
    requires java.sql;

    exports org.chaland.jpa;
    exports org.chaland.jpa.entity;

    // Unqualified, because the name of the host's persistence provider is not known here.
    opens org.chaland.jpa.entity;

    // Otherwise the host's migration tool does not find them.
    opens org.chaland.jpa.schema.v1.h2;
    opens org.chaland.jpa.schema.v1.mariadb;
    opens org.chaland.jpa.schema.v1.postgresql;
}
