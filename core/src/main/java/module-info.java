/** The front door of Chaland, its rooms, and the in-memory adapters. */
module org.chaland {
    requires transitive org.chaland.spi;
    requires transitive jakarta.validation;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports org.chaland;
    exports org.chaland.backoffice;
    exports org.chaland.checkout;
    exports org.chaland.claim;
    exports org.chaland.form;
    exports org.chaland.memory;
    exports org.chaland.prefill;
    exports org.chaland.privacy;
    exports org.chaland.support;
    exports org.chaland.text;
    exports org.chaland.upkeep;

    uses org.chaland.spi.IdentityProviderFactory;

    // The host's Jakarta Validation provider reads the form and creates the validators of its constraints.
    opens org.chaland.form;
}
