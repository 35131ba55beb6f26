package org.chaland.form.constraint;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text on one line in any language: no control characters, no marks of direction, nothing invisible, no {@code <} and
 * {@code >}, no damaged characters, no piles of accents. Pictures are welcome.
 */
@Documented
@Constraint(validatedBy = PlainText.Validator.class)
@Target({METHOD, FIELD, PARAMETER, TYPE_USE, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {

    String message() default "{form.control}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Decides; stateless, hence safe for use by several threads. */
    final class Validator extends TextValidator<PlainText> {

        /** Made by the provider of Jakarta Validation. */
        public Validator() {}

        /** Whether the text has none of the faults that the constraint refuses; an empty one has none. */
        public static boolean isPlain(String text) {
            return TextFault.in(text).isEmpty();
        }

        @Override
        boolean follows(String value) {
            return true;
        }
    }
}
