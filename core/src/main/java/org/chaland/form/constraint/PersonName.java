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
 * A name of a person, or a part of one, in any language: at least one letter; else letters, digits, spaces, marks, dots,
 * apostrophes and hyphens, and their counterparts in Hebrew, Japanese and typeset text. No pictures.
 */
@Documented
@Constraint(validatedBy = PersonName.Validator.class)
@Target({METHOD, FIELD, PARAMETER, TYPE_USE, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PersonName {

    String message() default "{form.name}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Decides; stateless, hence safe for use by several threads. */
    final class Validator extends TextValidator<PersonName> {

        private static final String PUNCTUATION = "'’-.·" + "‐‑" + "־׳״" + "・";

        /** Made by the provider of Jakarta Validation. */
        public Validator() {}

        @Override
        boolean follows(String value) {
            return value.codePoints().anyMatch(CodePoints::isLetter)
                    && value.codePoints().allMatch(Validator::isPartOfName);
        }

        /** An enclosing mark turns a digit into a picture of a key. */
        private static boolean isPartOfName(int point) {
            return CodePoints.isLetter(point)
                    || CodePoints.isDigit(point)
                    || CodePoints.isSpace(point)
                    || CodePoints.isJoiner(point)
                    || (CodePoints.isMark(point) && Character.getType(point) != Character.ENCLOSING_MARK)
                    || PUNCTUATION.indexOf(point) >= 0;
        }
    }
}
