/** Accounts, sign-in by LTI 1.3 or by password, and the support course of a Moodle. */
module org.chaland.moodle {
    requires transitive org.chaland.spi;
    requires java.net.http;
    requires com.nimbusds.jose.jwt;
    requires tools.jackson.databind;

    exports org.chaland.moodle;

    provides org.chaland.spi.IdentityProviderFactory with
            org.chaland.moodle.MoodleFactory;
}
