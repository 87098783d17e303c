// Names that scenarios commonly give to places, chips and demand, as people write them: [English,
// Chinese]. A name that is not here is shown as the scenario has it.
const names = {
  beijing: ["Beijing", "北京"], chongqing: ["Chongqing", "重庆"], guangzhou: ["Guangzhou", "广州"],
  guian: ["Gui'an", "贵安"], guiyang: ["Guiyang", "贵阳"], hangzhou: ["Hangzhou", "杭州"],
  horinger: ["Horinger", "和林格尔"], jinan: ["Jinan", "济南"], nanjing: ["Nanjing", "南京"],
  qingyang: ["Qingyang", "庆阳"], shanghai: ["Shanghai", "上海"], shaoguan: ["Shaoguan", "韶关"],
  shenzhen: ["Shenzhen", "深圳"], taiyuan: ["Taiyuan", "太原"], tianfu: ["Tianfu", "天府"],
  tianjin: ["Tianjin", "天津"], urumqi: ["Urumqi", "乌鲁木齐"], wuhan: ["Wuhan", "武汉"],
  wuhu: ["Wuhu", "芜湖"], xian: ["Xi'an", "西安"], xining: ["Xining", "西宁"],
  yangtze_demo: ["Yangtze demo zone", "长三角示范区"], zhangjiakou: ["Zhangjiakou", "张家口"],
  zhengzhou: ["Zhengzhou", "郑州"], zhongwei: ["Zhongwei", "中卫"],

  beijing_tianjin_hebei: ["Beijing–Tianjin–Hebei", "京津冀"], chengdu_chongqing: ["Chengdu–Chongqing", "成渝"],
  gansu: ["Gansu", "甘肃"], greater_bay: ["Greater Bay Area", "粤港澳大湾区"], guizhou: ["Guizhou", "贵州"],
  inner_mongolia: ["Inner Mongolia", "内蒙古"], ningxia: ["Ningxia", "宁夏"], yangtze_delta: ["Yangtze Delta", "长三角"],
  hubs: ["all hubs", "全部枢纽"],

  a100: ["A100", "A100"], a800: ["A800", "A800"], h100: ["H100", "H100"], h800: ["H800", "H800"],
  h20: ["H20", "H20"], l20: ["L20", "L20"], rtx_4090: ["RTX 4090", "RTX 4090"],
  ascend_910b: ["Ascend 910B", "昇腾 910B"], ascend_910c: ["Ascend 910C", "昇腾 910C"],
  k100_ai: ["Hygon K100-AI", "海光 K100-AI"], mlu590: ["MLU 590", "寒武纪 590"], p800: ["Kunlun P800", "昆仑芯 P800"],
  ppu: ["T-Head PPU", "平头哥 PPU"], domestic: ["domestic", "国产"], foreign: ["foreign", "进口"],

  cann: ["CANN (Ascend)", "CANN（昇腾）"], cuda: ["CUDA", "CUDA"], cuda_cut: ["CUDA, export versions", "CUDA（出口版）"],
  cuda_like: ["CUDA-like", "类 CUDA"], cuda_unlinked: ["CUDA, no fast links", "CUDA（无高速互联）"],
  domestic_other: ["other domestic", "其他国产"],

  enterprise_inference: ["enterprise inference", "企业推理"], fine_tuning: ["fine-tuning", "微调"],
  frontier_training: ["frontier training", "前沿训练"], general: ["general", "通用"],
  government_cloud: ["government cloud", "政务云"], internal_research: ["internal research", "内部研发"],
  leases: ["leases", "长租"], model_startups: ["model start-ups", "模型初创公司"],
  model_copies: ["model copies", "模型副本"],
  platform_inference: ["platform inference", "平台推理"], recommendation: ["recommendation", "推荐"],
  research: ["research", "科研"], standing_internal: ["standing internal use", "存量内部使用"],
  standing_leases: ["standing leases", "存量长租"],
  internet: ["internet firms", "互联网企业"], leasing: ["leasing firms", "租赁企业"], state: ["state-owned", "国有"],
};

/// A name of the scenario in the language at hand.
function called(name) {
  return Object.hasOwn(names, name) ? names[name][language === "zh" ? 1 : 0] : name || say("none");
}
