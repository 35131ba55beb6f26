package org.chaland.examples.webshop;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** A page that a browser shows. */
public record Page(Browser browser, int status, Document html, HttpResponse<String> response) {

    /** What a reader sees. */
    public String text() {
        return html.select("main").text();
    }

    /** All that was sent, also what a reader does not see. */
    public String source() {
        return response.body();
    }

    public String path() {
        return URI.create(html.location()).getPath();
    }

    /** The value of a field of the form. */
    public String value(String name) {
        var field = html.selectFirst("[name='" + name + "']");
        return field == null
                ? ""
                : field.is("select") ? field.select("option[selected]").val() : field.val();
    }

    /** What is said about a field, beside it. */
    public String beside(String name) {
        return html.select(".field:has([name='" + name + "'])").text();
    }

    public List<String> errors() {
        return html.select(".error-summary li").eachText();
    }

    /** The form to which that button belongs, to be filled and sent with it. */
    public Form form(String button) {
        var pressed = html.select(button).first();
        if (pressed == null) {
            throw new AssertionError("No button " + button + " on page " + path() + ": " + text());
        }
        var named = pressed.attr("form");
        var form = named.isEmpty() ? pressed.closest("form") : html.selectFirst("form#" + named);
        return new Form(this, (FormElement) Objects.requireNonNull(form), pressed);
    }

    public Page press(String button) {
        return form(button).send();
    }
}
