package org.chaland.model;

/**
 * A customer of some shop to whom an account is linked.
 *
 * @param shop whose customer
 * @param customer which one
 * @param link to the account
 * @param access until when what this customer paid gives access
 */
public record AccountHolder(ShopId shop, CustomerId customer, Link link, Access access) {}
