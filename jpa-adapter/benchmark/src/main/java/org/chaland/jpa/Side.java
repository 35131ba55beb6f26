package org.chaland.jpa;

/** The moments that are measured, as either side has them; each number stands for another visitor, or another order. */
interface Side {

    /** Who is signed in. */
    Object lookUp(int visitor);

    /** Reads a customer, and writes them back with another telephone number. */
    Object edit(int visitor);

    /** Opens the filled form. */
    Object open(int visitor);

    /** Opens the form and sends it with another telephone number. */
    Object submit(int visitor);

    /** An order has been paid for. */
    Object complete(int order);

    /** The support area of somebody who has bought before. */
    Object support(int visitor);

    /** The first page of the back office. */
    Object page(int any);

    /** The first page of those whose name begins so. */
    Object search(int visitor);
}
