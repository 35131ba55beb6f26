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
 * A VAT identification number with its prefix, in capitals or not, with or without spaces and dots inside. The prefixes of
 * the European Union and of Northern Ireland ({@code XI}) must be followed by what their countries issue; any other number
 * is 4 to 20 letters, digits, spaces and {@code . - /}. Check digits are not looked at: their rules change, and only the
 * tax authorities know which numbers exist.
 */
@Documented
@Constraint(validatedBy = VatId.Validator.class)
@Target({METHOD, FIELD, PARAMETER, TYPE_USE, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface VatId {

    String message() default "{form.vatId}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Decides; stateless, hence safe for use by several threads. */
    final class Validator extends TextValidator<VatId> {

        /** Made by the provider of Jakarta Validation. */
        public Validator() {}

        @Override
        boolean follows(String value) {
            return VatIdFormat.accepts(value);
        }
    }
}
