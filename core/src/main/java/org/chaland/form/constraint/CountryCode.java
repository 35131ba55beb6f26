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
import java.util.regex.Pattern;

/**
 * Two capital letters, the form of ISO 3166-1 alpha-2. Which codes exist and are served is the matter of a shop:
 * {@link org.chaland.form.FormRules#countries()}.
 */
@Documented
@Constraint(validatedBy = CountryCode.Validator.class)
@Target({METHOD, FIELD, PARAMETER, TYPE_USE, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface CountryCode {

    String message() default "{form.country}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Decides; stateless, hence safe for use by several threads. */
    final class Validator extends TextValidator<CountryCode> {

        private static final Pattern TWO_CAPITALS = Pattern.compile("[A-Z]{2}");

        /** Made by the provider of Jakarta Validation. */
        public Validator() {}

        @Override
        boolean follows(String value) {
            return TWO_CAPITALS.matcher(value).matches();
        }
    }
}
