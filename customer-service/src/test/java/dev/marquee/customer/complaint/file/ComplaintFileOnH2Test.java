package dev.marquee.customer.complaint.file;

import dev.marquee.customer.OnH2;

@OnH2
class ComplaintFileOnH2Test extends ComplaintFileContract {}
