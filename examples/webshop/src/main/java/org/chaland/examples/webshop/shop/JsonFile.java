package org.chaland.examples.webshop.shop;

import org.chaland.privacy.PersonalData;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.ObjectMapper;

/** Sends JSON to be kept, not shown. */
public final class JsonFile {

    private JsonFile() {}

    /** All that is stored about a person. */
    public static ResponseEntity<String> of(String name, PersonalData data, ObjectMapper json) {
        return of(name, json.writerWithDefaultPrettyPrinter().writeValueAsString(data.tree()));
    }

    static ResponseEntity<String> of(String name, String text) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text);
    }
}
