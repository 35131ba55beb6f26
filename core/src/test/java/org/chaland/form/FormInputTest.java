package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.junit.jupiter.api.Test;

class FormInputTest {

    @Test
    void everyFieldIsReadByItsPath() {
        var parameters = new HashMap<String, String>();
        Arrays.stream(Field.values()).forEach(field -> parameters.put(field.path(), Samples.valid(field)));

        assertThat(FormInput.read(parameters)).isEqualTo(Samples.complete());
    }

    @Test
    void everyOtherParameterIsIgnored() {
        var smuggled = Map.ofEntries(
                Map.entry("id", "1"),
                Map.entry("customerId", "1"),
                Map.entry("customer.id", "1"),
                Map.entry("version", "9"),
                Map.entry("epoch", "9"),
                Map.entry("state", "ACTIVE"),
                Map.entry("shop", "other"),
                Map.entry("EMAIL", "a@example.org"),
                Map.entry("Email", "a@example.org"),
                Map.entry(" email", "a@example.org"),
                Map.entry("contact.email", "a@example.org"),
                Map.entry("billing", "x"),
                Map.entry("billing.phone", "x"),
                Map.entry("class.classLoader", "x"),
                Map.entry("email[0]", "a@example.org"));

        assertThat(FormInput.read(smuggled)).isEqualTo(Details.empty());
    }

    @Test
    void missingAndEmptyParametersAreTheSame() {
        var parameters = new HashMap<String, String>();
        parameters.put("email", null);
        parameters.put("city", "");

        assertThat(FormInput.read(parameters)).isEqualTo(Details.empty());
    }
}
