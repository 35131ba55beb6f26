package org.chaland.examples.webshop;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A form on a page, being filled. */
public final class Form {

    private final Page page;
    private final URI action;
    private final Map<String, String> fields = new LinkedHashMap<>();

    Form(Page page, FormElement form, Element pressed) {
        this.page = page;
        var address = pressed.hasAttr("formaction") ? pressed.absUrl("formaction") : form.absUrl("action");
        action = URI.create(address);
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        // Selected or not, a list sends what it shows; jsoup sends what is marked only.
        form.select("select")
                .forEach(list -> fields.putIfAbsent(
                        list.attr("name"), list.select("option").val()));
        if (!pressed.attr("name").isEmpty()) {
            fields.put(pressed.attr("name"), pressed.val());
        }
    }

    public Form with(String name, String value) {
        fields.put(name, value);
        return this;
    }

    /** What the form would send in that field now. */
    public String value(String name) {
        return fields.getOrDefault(name, "");
    }

    public Form without(String name) {
        fields.remove(name);
        return this;
    }

    public Page send() {
        return page.browser().post(action, entries());
    }

    /** Sent from another browser, with the token that its own pages have. */
    public Page sendAs(Browser other) {
        return other.post(action, with("_csrf", Tokens.of(other)).entries());
    }

    /** Sends with a file in that field. */
    public Page sendFile(String name, byte[] content) {
        fields.remove(name);
        return page.browser().upload(action, entries(), name, content);
    }

    /** The body that would be sent. */
    String body() {
        return fields.entrySet().stream()
                .map(field -> Browser.encode(field.getKey()) + "=" + Browser.encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** What would be sent, as one text. */
    String request() {
        return page.browser().plainRequest(action, entries());
    }

    /** Sends, and returns the answer as it is: a file, perhaps. */
    public HttpResponse<String> sendForFile() {
        return page.browser().postOnly(action, entries());
    }

    /** Sends, and returns where the browser is told to go. */
    public String sendWithoutFollowing() {
        return page.browser()
                .postOnly(action, entries())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private List<Map.Entry<String, String>> entries() {
        List<Map.Entry<String, String>> sent = new ArrayList<>();
        fields.forEach((name, value) -> sent.add(Map.entry(name, value)));
        return sent;
    }
}
