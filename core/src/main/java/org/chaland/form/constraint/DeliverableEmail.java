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
import org.chaland.model.CanonicalEmail;

/** An e-mail address that {@link CanonicalEmail} accepts. Whether a mailbox exists, only an answer from it tells. */
@Documented
@Constraint(validatedBy = DeliverableEmail.Validator.class)
@Target({METHOD, FIELD, PARAMETER, TYPE_USE, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface DeliverableEmail {

    String message() default "{form.email}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Decides; stateless, hence safe for use by several threads. */
    final class Validator extends TextValidator<DeliverableEmail> {

        /** Made by the provider of Jakarta Validation. */
        public Validator() {}

        @Override
        boolean follows(String value) {
            return CanonicalEmail.of(value).isPresent();
        }
    }
}
