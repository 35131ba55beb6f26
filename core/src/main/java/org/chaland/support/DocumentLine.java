package org.chaland.support;

import org.chaland.model.PurchaseRef;
import org.chaland.spi.PrivateDocument;

/**
 * One private document of a paid purchase.
 *
 * @param ref of which purchase
 * @param document what it is and where it lies
 */
public record DocumentLine(PurchaseRef ref, PrivateDocument document) {}
