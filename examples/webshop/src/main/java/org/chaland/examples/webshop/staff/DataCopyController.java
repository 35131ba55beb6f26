package org.chaland.examples.webshop.staff;

import org.chaland.Chaland;
import org.chaland.backoffice.Staff;
import org.chaland.model.CustomerId;
import org.chaland.model.Purpose;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.ObjectMapper;

/** Hands out a copy of all that the shop has of a customer who asked for it by letter, for {@link Purpose#DATA_REQUEST} only. */
@Controller
class DataCopyController {

    private final Chaland chaland;
    private final ObjectMapper json;

    DataCopyController(Chaland chaland, ObjectMapper json) {
        this.chaland = chaland;
        this.json = json;
    }

    @PostMapping("/staff/customers/{customer}/copy")
    ResponseEntity<String> copy(@PathVariable CustomerId customer, Staff staff) {
        var copy = chaland.backOffice()
                .personalData(staff, customer)
                .toOptional()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("personal-data.json")
                                .build()
                                .toString())
                .body(json.writerWithDefaultPrettyPrinter().writeValueAsString(copy.tree()));
    }
}
