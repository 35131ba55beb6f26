package org.chaland.examples.webshop.shop;

/**
 * A way to sign in, as a page offers it; what is public here, the template calls.
 *
 * @param issuer of the provider; empty for a password that is typed in the shop
 * @param name as the shop calls it; empty for the usual words
 */
public record Door(String issuer, String name) {}
