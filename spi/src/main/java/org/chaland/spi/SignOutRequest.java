package org.chaland.spi;

import java.net.URI;
import java.util.Map;

/**
 * How the browser is sent away to sign out at the provider too: the host shows a page with a form of the method POST whose hidden fields are
 * these, and which a script may submit; without fields a link or a redirect does. What an ID token tells of a person is in no address then, and
 * so in no history and no log (I10). The text form shows the address only.
 *
 * @param address absolute, without personal data and without the session
 * @param fields to be posted there; empty if the browser is to go there only
 * @since 0.1
 */
public record SignOutRequest(URI address, Map<String, String> fields) {

    /** Copies the fields. */
    public SignOutRequest {
        fields = Map.copyOf(fields);
    }

    /** A page to go to. */
    public static SignOutRequest to(URI address) {
        return new SignOutRequest(address, Map.of());
    }

    @Override
    public String toString() {
        return "SignOutRequest[address=" + address + "]";
    }
}
