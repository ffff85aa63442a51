package dev.marquee.report.postevent;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

/** Finds reports. */
interface ReportListings
        extends Repository<ReportListing, Long>, JpaSpecificationExecutor<ReportListing> {}
