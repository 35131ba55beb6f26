package org.chaland.examples.webshop.staff;

import org.chaland.Chaland;
import org.chaland.backoffice.Staff;
import org.chaland.examples.webshop.shop.JsonFile;
import org.chaland.model.CustomerId;
import org.chaland.model.Purpose;
import org.springframework.http.HttpStatus;
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
        return chaland.backOffice()
                .personalData(staff, customer)
                .toOptional()
                .map(copy -> JsonFile.of("personal-data.json", copy, json))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
