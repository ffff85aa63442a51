package dev.marquee.venue.plan;

/** What the description of the API says of files. */
final class PlanCsvDocs {

    static final String FORMAT =
            "A line of headings, then a line for each seat: section,row,number,type,x,y,blocked,note. Section, row and number must be there. Type is standard, wheelchair, companion or table (the row is the table), with restricted or aisle (an aisle follows) after it; or standing, with the number of people as the number. Without x and y the rows are laid out in their order.";

    static final String EXAMPLE =
            "section,row,number,type,x,y,blocked,note\nStalls,A,1,standard,,,no,\nStalls,A,2,wheelchair,,,no,\n";

    private PlanCsvDocs() {}
}
