/** The storage ports over Jakarta Persistence. */
module org.chaland.jpa {
    requires transitive jakarta.persistence;
    requires transitive org.chaland.spi;
    requires java.sql;

    exports org.chaland.jpa;
    exports org.chaland.jpa.entity;

    // Unqualified, because the name of the host's persistence provider is not known here.
    opens org.chaland.jpa.entity;
}
