package org.chaland.oidc;

import java.net.URI;
import org.chaland.spi.Finding;
import org.chaland.spi.Finding.Severity;

/** What may be wrong, in words for the operator of the shop; the README has an entry for each code. */
final class OpenIdFindings {

    static final Finding NO_ANSWER = error(
            "no-answer",
            "The provider does not answer at the address of the property issuer.",
            "Check the address, the firewall, and the certificate, which this JDK has to trust.");
    static final Finding TOO_SLOW = error(
            "too-slow",
            "The provider does not answer within the property timeout.",
            "Check the load of the provider, or allow more time.");
    static final Finding TOO_LONG = error(
            "too-long",
            "The provider's answer is longer than any that is expected.",
            "Check that the property issuer is the address of an OpenID provider.");
    static final Finding SERVER_ERROR = error(
            "server-error",
            "The provider answers with an error of its own, or that there are too many requests.",
            "Try again later; if it stays, look at the provider's log.");
    static final Finding WRONG_ADDRESS = error(
            "wrong-address",
            "There is no configuration of an OpenID provider under the property issuer.",
            "Set issuer so that a browser shows the configuration at issuer + /.well-known/openid-configuration.");
    static final Finding UNREADABLE = error(
            "unreadable-answer",
            "The provider's answer is not what OpenID Connect says.",
            "Check that the property issuer is the address of an OpenID provider, and that no proxy changes its answers.");
    static final Finding OTHER_ISSUER = error(
            "other-issuer",
            "The provider gives itself another name than the property issuer.",
            "Set issuer to the value of issuer in the provider's configuration, to the last slash.");
    static final Finding INSECURE_ADDRESS = error(
            "insecure-address",
            "The provider's configuration names an address without https.",
            "Configure the provider's own address with https; in a network of your own, set insecure-http=true.");
    static final Finding NO_CODE_FLOW = error(
            "no-code-flow",
            "The provider does not offer the authorization code flow.",
            "Enable the response type code at the provider.");
    static final Finding NO_SIGNATURE = error(
            "no-signature",
            "The provider signs ID tokens by no algorithm that is supported.",
            "Set an RSA or EC algorithm at the provider, such as RS256 or ES256.");
    static final Finding NO_KEYS = error(
            "no-keys",
            "The provider's keys cannot be fetched, or there is none to verify a signature with.",
            "Check the address jwks_uri in the provider's configuration.");
    static final Finding NO_SECRET_METHOD = error(
            "no-secret-method",
            "The provider accepts no client secret.",
            "Enable client_secret_basic or client_secret_post at the provider.");
    static final Finding WRONG_SECRET = error(
            "wrong-secret",
            "The provider does not accept the properties client-id and client-secret.",
            "Compare both with what the provider shows for the client, which has to be public without a client-secret, and may use the code flow.");
    static final Finding CLIENT_REFUSED = error(
            "client-refused",
            "The provider does not let this client do what is asked for.",
            "Enable the authorization code flow for the client, and compare the property scopes with those that it may have.");
    static final Finding ADDRESS_REFUSED = error(
            "address-refused",
            "The provider does not know an address to which it is to send browsers back.",
            "Register the shop's address for signing in with the client, exactly as the shop uses it.");
    static final Finding ADDRESS_UNKNOWN = warning(
            "address-unknown",
            "It cannot be told whether the provider knows the shop's address for signing in.",
            "Sign in once by hand.");
    static final Finding NO_S256 = warning(
            "no-s256",
            "The provider does not say that it checks code challenges (PKCE, S256).",
            "Enable PKCE with S256 at the provider.");
    static final Finding NO_SIGN_OUT = warning(
            "no-sign-out",
            "The provider has no page that ends its session, so a sign-out ends that of the shop only.",
            "Enable RP-initiated logout at the provider; without it, people at shared computers stay signed in there.");

    private static final int LONGEST_SHOWN = 300;

    private OpenIdFindings() {}

    static Finding addressRefused(URI address) {
        return error(
                ADDRESS_REFUSED.code(),
                "The provider refuses to send browsers back to an address of the shop: "
                        + (address.toString().length() <= LONGEST_SHOWN ? address : "one that is too long to be shown")
                        + ".",
                ADDRESS_REFUSED.remedy());
    }

    private static Finding error(String code, String problem, String remedy) {
        return new Finding(code, Severity.ERROR, problem, remedy);
    }

    private static Finding warning(String code, String problem, String remedy) {
        return new Finding(code, Severity.WARNING, problem, remedy);
    }
}
