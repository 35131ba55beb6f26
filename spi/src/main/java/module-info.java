/** Values, ports and capabilities: all that an adapter or a plugin compiles against. */
module org.chaland.spi {
    requires transitive java.net.http;
    requires static transitive org.jspecify;

    exports org.chaland.model;
    exports org.chaland.spi;
}
