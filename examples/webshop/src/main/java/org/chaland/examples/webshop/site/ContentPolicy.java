package org.chaland.examples.webshop.site;

import java.net.URI;

/** What pages may load, where their forms lead, and who may show them in a frame. */
public final class ContentPolicy {

    /** Name of the header. */
    public static final String HEADER = "Content-Security-Policy";

    /** The site's own styles, pictures and one script, nothing inline; forms that lead nowhere else; in nobody's frame. */
    public static final String OF_PAGES = policy("", "'none'");

    private ContentPolicy() {}

    /** Of a page that the site of that address may show in a frame, and to which its form leads. */
    public static String framedBy(URI address) {
        return policy(" " + origin(address), origin(address));
    }

    /** Of a page whose form leads to the site of that address. */
    public static String leadingTo(URI address) {
        return policy(" " + origin(address), "'none'");
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private static String policy(String target, String ancestors) {
        return "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'" + target
                + "; base-uri 'none'; frame-ancestors " + ancestors;
    }
}
