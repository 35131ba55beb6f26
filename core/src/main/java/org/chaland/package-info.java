/**
 * The front door: {@link org.chaland.Chaland}.
 *
 * <pre>{@code
 * var chaland = Chaland.builder().storage(storage).shops(shops).identityProvider(lms).build();
 * var step = chaland.checkout().open(Visit.of(shop, Visitor.anonymous()).withLocale(Locale.FRENCH));
 * }</pre>
 */
@NullMarked
package org.chaland;

import org.jspecify.annotations.NullMarked;
