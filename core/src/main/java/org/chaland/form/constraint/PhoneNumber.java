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
 * A phone number as people write it: at least three digits 0 to 9; beside them spaces, letters (of an extension, or in the
 * place of digits), {@code ( ) - . / , ; # *}, and {@code +} at the start.
 */
@Documented
@Constraint(validatedBy = PhoneNumber.Validator.class)
@Target({METHOD, FIELD, PARAMETER, TYPE_USE, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PhoneNumber {

    String message() default "{form.phone}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Decides; stateless, hence safe for use by several threads. */
    final class Validator extends TextValidator<PhoneNumber> {

        private static final int FEWEST_DIGITS = 3;
        private static final String SIGNS = "()-./,;#*";

        /** Made by the provider of Jakarta Validation. */
        public Validator() {}

        @Override
        boolean follows(String value) {
            var afterPlus = value.startsWith("+") ? value.substring(1) : value;
            return afterPlus.chars().filter(Validator::isDigit).count() >= FEWEST_DIGITS
                    && afterPlus.chars().allMatch(Validator::isPartOfNumber);
        }

        private static boolean isPartOfNumber(int c) {
            return isDigit(c)
                    || (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || CodePoints.isSpace(c)
                    || SIGNS.indexOf(c) >= 0;
        }

        private static boolean isDigit(int c) {
            return c >= '0' && c <= '9';
        }
    }
}
