/**
 * Constraints on what people type, for use with any Jakarta Validation provider. Each is complete by itself: it also refuses
 * what {@link org.chaland.form.constraint.PlainText} refuses. As usual, {@code null} is valid, and so is every length.
 */
@NullMarked
package org.chaland.form.constraint;

import org.jspecify.annotations.NullMarked;
