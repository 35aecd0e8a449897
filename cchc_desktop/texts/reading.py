"""What is told of a file of another hand: what is unclear in it, and what was not understood."""

DOUBTS = {
    "": "",
    "label": "tên chỉ tiêu chỉ gần giống, hãy xem lại",
    "code": "số thứ tự khác biểu mẫu, nhận ra theo tên chỉ tiêu",
    "several": "tệp ghi nhiều giá trị khác nhau",
    "numbers": "không rõ con số nào là số liệu",
    "decimal_dot": "dấu chấm được đọc là dấu thập phân, hãy xem lại",
    "no_figure": "không đọc được thành số liệu",
    "date": "là ngày tháng, hoặc khác ngày ghi ở chỗ khác",
    "no_value": "dòng tiêu đề mà có số liệu",
    "broken": "công thức lỗi hoặc chưa được tính; hãy mở bằng Excel, lưu lại rồi đọc lại",
    "period": "suy ra từ các thời gian nêu trong thuyết minh",
    "others": "văn bản của cơ quan khác, hoặc không rõ của cơ quan nào",
    "parts": "không cộng được, cần chọn",
    "missing": "một đơn vị chưa có số liệu nên tổng chưa đủ",
    "heading": "tên mục khác đề cương, xếp theo số thứ tự của mục",
    "row": "không thuộc chỉ tiêu nào của biểu mẫu",
    "sheet": "trang tính không có biểu mẫu",
    "line": "chưa có chỗ trong báo cáo",
    "too_long": "tệp dài quá mức, chỉ đọc phần đầu",
}
"""By core.found.Doubt."""
SPOT_SHEET = "trang “{sheet}”"
SPOT_CELL = "ô {cell}"
SPOT_ROW = "hàng {line}"
SPOT_PAGE = "trang {page}"
SPOT_LINE = "dòng {line}"
SPOT_SECTION = "mục {section}"
READ_UNREAD = "Chưa hiểu - {spot}: “{text}” ({why})."
READ_UNCLEAR = "Chưa rõ - {place}: {value}, {spot}: “{words}” ({why})."
READ_LIKELY = "Đã đọc, cần xem lại - {place}: {value}, {spot} ({why})."
READ_SUM = "Tổng không khớp - {place}: tệp ghi {printed}, cộng các phần được {added}."
READ_COUNT = (
    "Đã đọc {figures} số liệu, {rows} dòng bảng kê, {texts} mục và thông tin; {unclear} chỗ chưa rõ, "
    "{unread} chỗ chưa hiểu."
)
READ_ENCODING = "Tệp dùng bảng mã cũ ({encoding}), đã chuyển sang Unicode."
READ_EDITION = "Đọc theo phiên bản biểu mẫu {edition}."
ENCODINGS = {"tcvn3": "TCVN3 (phông .Vn)", "vni": "VNI", "viscii": "VISCII", "vps": "VPS"}
