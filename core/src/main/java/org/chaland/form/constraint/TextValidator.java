package org.chaland.form.constraint;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.lang.annotation.Annotation;

/**
 * What all constraints on text have in common: first the faults that no text may have, each with its own message; then, if
 * there are none, the rule of the constraint itself.
 */
abstract class TextValidator<A extends Annotation> implements ConstraintValidator<A, String> {

    @Override
    public final boolean isValid(String value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        var faults = TextFault.in(value);
        if (faults.isEmpty()) {
            return follows(value);
        }
        context.disableDefaultConstraintViolation();
        faults.forEach(fault -> context.buildConstraintViolationWithTemplate("{form." + fault.code() + "}")
                .addConstraintViolation());
        return false;
    }

    /** Whether a text without faults follows the rule. */
    abstract boolean follows(String value);
}
