/** Values, ports and capabilities: all that an adapter or a plugin compiles against. */
module org.chaland.spi {
    requires static transitive org.jspecify;

    exports org.chaland.model;
    exports org.chaland.spi;
}
