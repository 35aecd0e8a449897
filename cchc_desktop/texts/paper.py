"""The printed report: sentences that stand where the edition has none."""

PAPER_OPENING = (
    "Ủy ban nhân dân {unit} báo cáo tình hình thực hiện công tác cải cách hành chính {period} như sau:"
)
PAPER_APPENDIX_ONLY = (
    "Ủy ban nhân dân {unit} báo cáo số liệu thống kê về kết quả thực hiện công tác cải cách hành chính "
    "{period} tại Phụ lục kèm theo Báo cáo này./."
)
PAPER_EMPTY = "Ủy ban nhân dân {unit} báo cáo tình hình thực hiện công tác cải cách hành chính {period}./."
PAPER_STYLES = {
    "superior": "Cơ quan cấp trên",
    "agency": "Cơ quan ban hành",
    "nation": "Quốc hiệu",
    "motto": "Tiêu ngữ",
    "number": "Số, ký hiệu",
    "place_date": "Địa danh, ngày tháng",
    "window": "Thời gian chốt số liệu",
    "address": "Kính gửi",
    "addresses": "Kính gửi: nhiều nơi",
    "addressee": "Kính gửi: danh sách",
    "basis": "Căn cứ",
    "item": "Gạch đầu dòng",
    "subitem": "Dấu cộng đầu dòng",
    "recipients": "Nơi nhận",
    "recipient": "Nơi nhận: danh sách",
    "authority": "Thẩm quyền ký",
    "signer": "Người ký",
    "appendix": "Phụ lục",
    "appendix_name": "Tên phụ lục",
    "appendix_line": "Kèm theo báo cáo",
    "gap": "Khoảng cách",
    "form": "Tên biểu mẫu",
    "cell": "Ô bảng",
    "rule": "Đường kẻ",
}
"""Names of the Word styles by the role they serve; the others use Word's own."""
