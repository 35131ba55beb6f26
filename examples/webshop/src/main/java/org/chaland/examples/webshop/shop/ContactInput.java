package org.chaland.examples.webshop.shop;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chaland.form.FormInput;
import org.chaland.model.Details;
import org.chaland.model.Field;

/**
 * The contact form as it was sent. Its text form leaves the values out.
 *
 * @param typed everything that was typed
 * @param billing whether the box for another invoicing identity was ticked
 * @param orderOnly whether the box "for this order only" was ticked
 * @param base as the form had it
 */
record ContactInput(Details typed, boolean billing, boolean orderOnly, String base) {

    /** Reads the parameters of a request; those that the form does not have are not looked at. */
    static ContactInput read(Map<String, String> parameters) {
        return new ContactInput(
                FormInput.read(parameters),
                parameters.containsKey("useBilling"),
                parameters.containsKey("orderOnly"),
                parameters.getOrDefault("base", ""));
    }

    /** What counts: the invoicing identity only while its box is ticked. */
    Details details() {
        return billing ? typed : Details.of(typed.contact());
    }

    /** Whether the box for another invoicing identity is ticked, and nothing is typed there: it is not dropped in silence. */
    boolean billsNobody() {
        return billing && !typed.isBilledSeparately();
    }

    /** With another value in one field. {@code choice} is the path of the field, an equals sign and the value. */
    ContactInput taking(String choice) {
        var cut = choice.indexOf('=');
        var field = cut < 0 ? Optional.<Field>empty() : Field.ofPath(choice.substring(0, cut));
        return field.map(taken -> with(taken, choice.substring(cut + 1))).orElse(this);
    }

    /** With the box for another invoicing identity ticked if there is one in those details. */
    ContactInput billedAs(Details details) {
        return new ContactInput(typed, billing || details.isBilledSeparately(), orderOnly, base);
    }

    private ContactInput with(Field field, String value) {
        var values = new EnumMap<Field, String>(Field.class);
        values.putAll(typed.values());
        values.put(field, value);
        return new ContactInput(Details.of(values), billing || field.isBilling(), orderOnly, base);
    }

    @Override
    public String toString() {
        return "ContactInput[billing=" + billing + ", orderOnly=" + orderOnly + "]";
    }

    /** What a page in between sends along in hidden fields; modifiable. */
    Map<String, String> hidden() {
        var hidden = new LinkedHashMap<String, String>();
        typed().values().forEach((field, value) -> hidden.put(field.path(), value));
        if (billing()) {
            hidden.put("useBilling", "yes");
        }
        if (orderOnly()) {
            hidden.put("orderOnly", "yes");
        }
        hidden.put("base", base());
        return hidden;
    }
}
