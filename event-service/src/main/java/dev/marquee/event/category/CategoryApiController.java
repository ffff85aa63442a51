package dev.marquee.event.category;

import dev.marquee.event.category.CategoryController.CategoryForm;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Events")
class CategoryApiController {

    private final Categories categories;
    private final ManageCategories manage;

    CategoryApiController(Categories categories, ManageCategories manage) {
        this.categories = categories;
        this.manage = manage;
    }

    @GetMapping("/api/categories")
    @Operation(summary = "The kinds of events, in order")
    @ApiResponse(responseCode = "200", description = "Their names")
    List<String> categories() {
        return categories.all();
    }

    @PostMapping("/api/categories")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Adds a category, at the end")
    @ApiResponse(responseCode = "204", description = "There is one of that name now")
    @ApiResponse(responseCode = "409", description = "category-exists: in whatever case")
    void add(@Valid @RequestBody CategoryForm form) {
        manage.add(form.stripped());
    }

    @PatchMapping("/api/categories")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Gives a category another name, also in its events")
    @ApiResponse(responseCode = "204", description = "It has the new name")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "category-exists, category-fixed")
    void rename(
            @Parameter(description = "The name until now", example = "Talks") @RequestParam
                    String name,
            @Valid @RequestBody CategoryForm form) {
        manage.rename(name, form.stripped());
    }

    @DeleteMapping("/api/categories")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes a category that no event has")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "category-used, category-fixed")
    void delete(@Parameter(description = "Its name", example = "Talks") @RequestParam String name) {
        manage.delete(name);
    }
}
