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
 * A well-formed language tag of BCP 47 (RFC 5646) that names a language: not one of private use only, not one of the
 * irregular tags from before 2006, and none with an extension that a digit names: none is registered, and the JDK calls such a tag
 * ill-formed. Case does not matter and is kept. Longer than 35 characters is refused.
 */
@Documented
@Constraint(validatedBy = LanguageTag.Validator.class)
@Target({METHOD, FIELD, PARAMETER, TYPE_USE, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface LanguageTag {

    String message() default "{form.language}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Decides; stateless, hence safe for use by several threads. */
    final class Validator extends TextValidator<LanguageTag> {

        private static final int LONGEST = 35;

        private static final Pattern SYNTAX = Pattern.compile(
                "(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})" // language
                        + "(?:-[a-z]{4})?" // script
                        + "(?:-(?:[a-z]{2}|[0-9]{3}))?" // region
                        + "(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*" // variants
                        + "(?:-[a-wy-z](?:-[a-z0-9]{2,8})+)*" // extensions
                        + "(?:-x(?:-[a-z0-9]{1,8})+)?", // private use
                Pattern.CASE_INSENSITIVE);

        /** Made by the provider of Jakarta Validation. */
        public Validator() {}

        /** The length is checked first: a pattern with repeated groups exhausts the stack on a long enough text. */
        @Override
        boolean follows(String value) {
            return value.length() <= LONGEST && SYNTAX.matcher(value).matches();
        }
    }
}
